import type { Actor } from '../../db/audit';
import type { Role } from '../../db/domain/access';

export interface SignedInUser {
  id: string;
  name: string;
  role: Role;
}

/** Who sits at this window or runs this command line. */
export class Session {
  user: SignedInUser | null = null;
  /** Opens the desk's sealed signing key while somebody who can is signed in; nowhere else in the clear. */
  dataKey: Buffer | null = null;

  /** Signs out once the running command has been answered; its audit entry still names the user. */
  lockAfterReply(then: () => void): void {
    setImmediate(() => {
      this.user = null;
      this.dataKey = null;
      then();
    });
  }

  get actor(): Actor {
    return this.user ? { id: this.user.id, name: this.user.name } : { id: null, name: '未登录' };
  }
}

/** The command line acts in the office's name with every right; whoever can run it can open the file anyway. */
export function commandLineSession(name: string): Session {
  const session = new Session();
  session.user = { id: 'command-line', name, role: 'administrator' };
  return session;
}
