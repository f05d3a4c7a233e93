import { fetchFile, type RequestOptions } from './http.js';

/** Fetches a file with the person's session and hands it to the browser to save. A refusal is thrown, not saved as a file. */
export async function download(path: string, fallbackName: string, options: RequestOptions = {}): Promise<void> {
  const { name, content } = await fetchFile(path, fallbackName, options);
  saveAs(name, content);
}

/** Saves text made in the browser, such as a table as CSV. The mark at the start lets spreadsheets read accents. */
export function saveText(name: string, text: string, type = 'text/csv'): void {
  saveAs(name, new Blob(['\uFEFF', text], { type: `${type};charset=utf-8` }));
}

function saveAs(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}
