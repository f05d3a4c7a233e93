/**
 * The name of a thing as it reads within a sentence: "Sound recorders" are "15 sound recorders".
 * A name with further capitals keeps them all, as they belong to it: "MIDI keyboards", "iPads", "Raspberry Pi kits".
 */
export function inSentence(name: string): string {
  const [first = '', ...rest] = Array.from(name);
  return /\p{Lu}/u.test(rest.join('')) ? name : first.toLocaleLowerCase('en-GB') + rest.join('');
}

/** "15 sound recorders" */
export const quantityText = (quantity: number, name: string): string => `${quantity} ${inSentence(name)}`;
