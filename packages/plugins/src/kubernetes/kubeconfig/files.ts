import { utf8Decode } from '@corefile/golang';
import { type Fault, unread } from './fault.ts';

/** The files a kubeconfig names, relative to where it lies itself (client-go, clientcmd/loader.go, ResolveLocalPaths). */
export class Files {
  readonly #folder: string;
  readonly #read: (path: string) => string | undefined;

  constructor(kubeconfig: string, read: (path: string) => string | undefined) {
    this.#folder = kubeconfig.slice(0, kubeconfig.lastIndexOf('/') + 1);
    this.#read = read;
  }

  read(path: string): string | undefined {
    return this.#read(path.startsWith('/') ? path : this.#folder + path);
  }

  /** The fault of a path that is given but cannot be opened. */
  missing(path: string): readonly Fault[] {
    return path === '' || this.read(path) !== undefined ? [] : [unread(path)];
  }

  /** Text that is given itself, else that of the file; undefined for a file that is not there. */
  either(data: Uint8Array, path: string): string | undefined {
    return data.length > 0 ? utf8Decode(data) : this.read(path);
  }
}
