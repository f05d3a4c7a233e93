import { fine, type Checked } from './domain/faults.js';
import { detectEncoding } from './domain/text-encoding.js';

/** The file's text with plain line ends and no byte order mark, or the reason why its letters cannot be trusted. */
export function decodeText(bytes: Uint8Array): Checked<string> {
  const encoding = detectEncoding(bytes, isUtf8);
  if (!encoding.ok) return encoding;
  const text = new TextDecoder(encoding.value).decode(bytes);
  return fine(text.replace(/\r\n?/g, '\n').replace(/\u001a\s*$/, ''));
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
