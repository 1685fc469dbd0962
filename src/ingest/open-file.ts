import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { UnreadableFileError } from '../model/errors.js';

/** No contract is as large; a file that is would not fit the memory limit of a worker together with its text. */
const largestFile = 256 * 1024 * 1024;

/** What is wrong with a name that the file system has and no program can say: its bytes are no UTF-8. */
export const unsayableName = 'has a name that is not UTF-8: rename it';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist: check the name',
  EACCES: 'may not be read by you: ask for the right to read it (chmod +r)',
  EPERM: 'may not be read by you: ask for the right to read it (chmod +r)',
  ELOOP: 'is a link that leads back to itself: import the file it was meant to lead to',
  ENAMETOOLONG: 'has a name that is too long for this system: shorten it',
  ENOTDIR: 'does not exist: a part of its path is a file, not a folder',
  EISDIR: 'is a folder: name the files in it, or the folder itself without an extension',
  ENXIO: 'is a device or a pipe, not a file: save what it gives to a file and import that',
  EIO: 'could not be read from the disk: copy it elsewhere and try again',
  EMFILE: 'could not be opened, because too many files are open: import fewer at a time',
};

function describeFailure(file: string, error: unknown): UnreadableFileError {
  if (error instanceof UnreadableFileError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT' && file.includes('\ufffd')) return new UnreadableFileError(file, unsayableName);
  return new UnreadableFileError(
    file,
    reasons[code] ?? `could not be opened (${code || String(error)}): check it and try again`,
    {
      cause: error,
    },
  );
}

/** Reads the bytes of a regular file. Pipes, sockets and devices are never opened for reading, since they may not end.
 *  @throws {UnreadableFileError} for everything else, and for a file that changed meanwhile. */
export async function readBytes(path: string): Promise<Buffer> {
  let handle: FileHandle | undefined;
  try {
    const before = await stat(path);
    if (before.isDirectory()) throw new UnreadableFileError(path, reasons.EISDIR!);
    if (!before.isFile()) throw new UnreadableFileError(path, reasons.ENXIO!);
    // Without waiting, should it have become a pipe since.
    handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    return await readUnchanged(path, handle);
  } catch (error) {
    throw describeFailure(path, error);
  } finally {
    await handle?.close();
  }
}

async function readUnchanged(path: string, handle: FileHandle): Promise<Buffer> {
  const before = await handle.stat({ bigint: true });
  if (!before.isFile()) throw new UnreadableFileError(path, reasons.ENXIO!);
  if (before.size > BigInt(largestFile)) {
    throw new UnreadableFileError(
      path,
      `is larger than ${largestFile / 1024 / 1024} MB: split it and import the parts`,
    );
  }
  if (before.size === 0n) throw new UnreadableFileError(path, 'is empty (0 bytes): get a complete copy');
  const bytes = Buffer.allocUnsafe(Number(before.size));
  let read = 0;
  while (read < bytes.length) {
    const { bytesRead } = await handle.read(bytes, read, bytes.length - read, read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  const after = await handle.stat({ bigint: true });
  if (read !== bytes.length || after.size !== before.size || after.mtimeNs !== before.mtimeNs) {
    throw new UnreadableFileError(path, 'changed while it was being read: import it again when it is complete');
  }
  return bytes;
}
