/** What the tests use of `oidc-provider`, which brings no types of its own. */
declare module "oidc-provider" {
  import type { IncomingMessage, RequestListener } from "node:http"

  interface Session {
    id: string
    accountId: string
    loginTs: number
    save(seconds: number): Promise<void>
  }
  interface Grant {
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }
  interface Asked {
    path: string
    req: IncomingMessage
    cookies: { set(name: string, value: string): void }
    oidc: { client: { clientId: string }; provider: Provider }
  }

  export class Provider {
    constructor(
      issuer: string,
      settings: Record<string, unknown> & {
        findAccount(asked: Asked, sub: string): { accountId: string; claims(): Record<string, unknown> }
        loadExistingGrant(asked: Asked): Promise<Grant>
      },
    )
    Session: { get(asked: Asked): Promise<Session> }
    Grant: new (of: { accountId: string; clientId: string }) => Grant
    use(step: (asked: Asked, next: () => Promise<void>) => Promise<void>): void
    callback(): RequestListener
  }
}
