import { inflateRawSync } from 'node:zlib';
import { UnreadableFileError } from '../model/errors.js';

/** Bytes that one entry, and all entries read from one package, may have when unpacked. */
const entryLimit = 128 * 1024 * 1024;
const packageLimit = 256 * 1024 * 1024;

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly encrypted: boolean;
}

/** Reads entries of a zip file by name, in memory: no entry is ever written anywhere, so a name that climbs out of a
 *  folder does nothing. Sizes are checked before and while unpacking. node:zlib unpacks rather than a package, because
 *  it alone stops at a given size. */
export class ZipPackage {
  private readonly entries = new Map<string, Entry>();
  private unpacked = 0;

  /** @throws {UnreadableFileError} if the list of contents at the end is missing or damaged. */
  constructor(
    private readonly file: string,
    private readonly bytes: Uint8Array,
  ) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = this.findEnd(view);
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    for (let i = 0; i < count; i++) {
      if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) break;
      const nameLength = view.getUint16(at + 28, true);
      const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength))
        .toString('utf8')
        .replaceAll('\\', '/');
      const entry: Entry = {
        encrypted: (view.getUint16(at + 8, true) & 1) === 1,
        method: view.getUint16(at + 10, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
      };
      if (!this.entries.has(name)) this.entries.set(name, entry);
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    if (this.entries.size === 0 && count > 0) throw this.damaged();
  }

  /** The record at the end of a zip file that says where its list of contents begins. */
  private findEnd(view: DataView): number {
    for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65557); at--) {
      if (view.getUint32(at, true) === 0x06054b50) return at;
    }
    throw this.damaged();
  }

  private damaged(): UnreadableFileError {
    return new UnreadableFileError(
      this.file,
      'is cut short or damaged (its zip container has no end): get a complete copy, or open and save it in the program that made it',
    );
  }

  names(): string[] {
    return [...this.entries.keys()];
  }

  /** The unpacked bytes of an entry, or null where there is none of that name.
   *  @throws {UnreadableFileError} if it is larger than the limit, encrypted or damaged. */
  read(name: string): Buffer | null {
    const entry = this.entries.get(name);
    if (!entry) return null;
    if (entry.encrypted) {
      throw new UnreadableFileError(this.file, 'is a zip file with a password: unpack it and import what is inside');
    }
    const limit = Math.min(entryLimit, packageLimit - this.unpacked);
    const tooLarge = new UnreadableFileError(
      this.file,
      `unpacks to more than ${packageLimit / 1024 / 1024} MB: it is not read, because it may be made to fill the memory`,
    );
    if (entry.size > limit) throw tooLarge;
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    if (entry.offset + 30 > this.bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50)
      throw this.damaged();
    const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
    const packed = this.bytes.subarray(start, start + entry.packed);
    try {
      const unpacked = entry.method === 0 ? Buffer.from(packed) : inflateRawSync(packed, { maxOutputLength: limit });
      this.unpacked += unpacked.length;
      return unpacked;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge;
      throw this.damaged();
    }
  }
}
