/** How a file is to be read. */
export interface ReadOptions {
  /** For encrypted files. */
  readonly password?: string;
  /** Called as pages are recognised: pages done, pages in all. */
  readonly onProgress?: (done: number, total: number) => void;
  /** How many scanned pages are recognised at once. Default 2. */
  readonly ocrThreads?: number;
}
