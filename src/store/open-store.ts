export interface Store {
  readonly url: string;
  close(): Promise<void>;
}
