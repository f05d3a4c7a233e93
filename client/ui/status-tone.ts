/** wait: somebody has to act · offer: an answer is open · good · bad · neutral: over, without judgement */
export type StatusTone = 'wait' | 'offer' | 'good' | 'bad' | 'neutral';
