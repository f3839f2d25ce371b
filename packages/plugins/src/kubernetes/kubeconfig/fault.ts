/** Why client-go makes no client of a kubeconfig. */
export interface Fault {
  readonly message: string;
  /** Only the files of the machine decide. */
  readonly environment: boolean;
}

export const wrong = (message: string): Fault => ({ message, environment: false });

export const unread = (path: string): Fault => ({
  message: `the file ${path} cannot be read`,
  environment: true,
});
