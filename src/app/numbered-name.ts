import { extname } from 'node:path';

/** `scan.pdf`, then `scan-2.pdf`, `scan-3.pdf`: names for what arrives under one that is taken.
 *  @param count  1 for the name itself */
export function numberedName(file: string, count: number): string {
  if (count === 1) return file;
  const end = extname(file);
  return `${file.slice(0, file.length - end.length)}-${count}${end}`;
}
