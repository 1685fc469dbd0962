/** The source of a regular expression that means these words themselves. */
export const literalPattern = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
