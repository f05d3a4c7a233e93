/** The pattern of a LIKE … ESCAPE '!' that finds the text itself, signs of the pattern language included. */
export const containing = (text: string): string => `%${text.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
