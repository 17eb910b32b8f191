/** What a program that starts the simulated tenant may say; the HTTP side is in README.md. */
export interface SimulatorOptions {
  /** 0: any free port. The simulator listens on 127.0.0.1 only. */
  readonly port: number;
  /** The product as it is registered in the simulated tenants. */
  readonly product: {
    readonly clientId: string;
    /** PEM certificates (public part) that client assertions are verified against. */
    readonly certificates: readonly string[];
    /** Where browsers reach the product, e.g. `http://localhost:3000`: redirect URIs, the pane's address. */
    readonly publicUrl: string;
  };
  /** Folder with the built calendar client; missing pages are answered with how to build them. */
  readonly calendarAssets: string;
  /** How long a room takes to answer an invitation, in milliseconds of real time. */
  readonly processingDelayMs: number;
}

export interface Simulator {
  readonly port: number;
  /** Where browsers reach it, e.g. `http://localhost:3001`. */
  readonly url: string;
  /** Scripts that the pane needs in this host and no other, in the order in which they must run before office.js. */
  readonly hostScripts: readonly string[];
  /** Business time: the set clock, or real time. */
  readonly now: () => string;
  readonly world: () => WorldDescription;
  /** Called after every reset and before the reset call is answered, so that the product can lay its own half. */
  readonly onReset: (lay: (world: WorldDescription) => Promise<void>) => void;
  readonly close: () => Promise<void>;
}

/** Plain facts about the world that was laid, for the product's own half of the fixture. */
export interface WorldDescription {
  readonly fixture: string;
  readonly tenants: readonly {
    readonly id: string;
    readonly name: string;
    readonly domain: string;
    readonly groups: readonly { readonly id: string; readonly displayName: string }[];
    readonly people: readonly {
      readonly id: string;
      readonly handle: string;
      readonly displayName: string;
      readonly mail: string;
    }[];
    readonly rooms: readonly { readonly handle: string; readonly address: string }[];
  }[];
}
