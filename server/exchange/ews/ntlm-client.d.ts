/** The functions of the library that comes with ews-javascript-api; it brings no types of its own. */
declare module '@ewsjs/ntlm-client' {
  export interface Type2Message {
    readonly targetInfo?: { readonly buffer?: Buffer };
  }
  export interface NtlmLibrary {
    /** `header` is `NTLM <base64>`; throws an Error on anything else. */
    decodeType2Message(header: string): Type2Message;
    /** Gives `NTLM <base64>`. */
    createType3Message(
      challenge: Type2Message,
      userName: string,
      password: string,
      workstation: string,
      domain: string,
    ): string;
  }
  const library: NtlmLibrary;
  // The library's one export, as Node shows CommonJS.
  export default library;
}
