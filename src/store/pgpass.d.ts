declare module 'pgpass' {
  /** Looks for a password in `~/.pgpass`, or the file that PGPASSFILE names. @source postgresql.org/docs/current/libpq-pgpass.html */
  export default function findPassword(
    connection: { readonly host?: string; readonly port?: number; readonly database?: string; readonly user?: string },
    found: (password: string | undefined) => void,
  ): void;
}
