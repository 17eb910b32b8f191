/** The walls of the house: what each folder may import (docs/ARCHITECTURE.md says why). */
const microsoft = '^node_modules/(@azure|@microsoft|ews-javascript-api|@ewsjs)';
const own = '^(contract|addin|portal|kiosk|ui|server|simulator|tests|bench|scripts)/';

const wall = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    wall('no-cycles', 'two files that need each other are one idea in two files', {}, { circular: true }),
    wall('resolves', 'every import exists', {}, { couldNotResolve: true }),
    wall(
      'contract-stands-alone',
      'what goes over the wire is read by browser and server: zod only',
      { path: '^contract/' },
      { pathNot: ['^contract/', '^node_modules/zod/'] },
    ),
    wall(
      'ui-knows-no-page',
      'shared React serves pane, portal and kiosk alike',
      { path: '^ui/' },
      { path: '^(addin|portal|kiosk|server|simulator|tests|bench|scripts)/' },
    ),
    wall(
      'addin-reaches-the-server-over-http-only',
      'the pane is another machine',
      { path: '^addin/' },
      { path: '^(portal|kiosk|server|simulator|tests|bench|scripts)/' },
    ),
    wall(
      'portal-is-a-light-page',
      'the portal reaches the server over HTTP only, and every library in it is weighed',
      { path: '^portal/' },
      {
        pathNot:
          '^(portal|contract|ui)/|^node_modules/(react|react-dom|@fluentui|@griffel|@tanstack/(react-query|react-virtual)|wouter|i18next|react-i18next)/',
        dependencyTypesNot: ['type-only'], // a type weighs nothing
      },
    ),
    wall(
      'kiosk-is-a-light-page',
      'what a visitor touches reaches the server over HTTP only, and knows no page of anybody else',
      { path: '^kiosk/' },
      {
        pathNot:
          '^(kiosk|contract|ui)/|^node_modules/(react|react-dom|@fluentui|@griffel|i18next|react-i18next)/',
        dependencyTypesNot: ['type-only'], // a type weighs nothing
      },
    ),
    wall(
      'only-the-outlook-seam-signs-in-with-msal',
      'Outlook, its sign-in and its zone names stay behind addin/outlook/',
      { path: '^(addin|portal|kiosk|ui)/', pathNot: '^addin/outlook/' },
      { path: '^node_modules/(@azure/msal-browser|windows-iana)' },
    ),
    wall(
      'kernel-is-pure',
      'basics know the contract, the calendar of the language to come, and nothing else',
      { path: '^server/kernel/' },
      { pathNot: ['^server/kernel/', '^contract/', '^node_modules/temporal-polyfill/'] },
    ),
    wall(
      'modules-meet-at-index',
      'another module is reached through its index.ts only',
      { path: '^server/modules/([^/]+)/' },
      {
        path: '^server/modules/([^/]+)/',
        pathNot: ['^server/modules/$1/', '^server/modules/[^/]+/index[.]ts$'],
      },
    ),
    wall(
      'sql-lives-in-stores',
      'a rule must run without a database',
      { path: '^server/(modules|http|entra|exchange|seed)/', pathNot: '[.]store[.]ts$' },
      { path: '^node_modules/(kysely|pg|@electric-sql)/' },
    ),
    wall(
      'express-stays-at-the-edge',
      'a use case must run without HTTP',
      { path: '^server/(modules|entra|exchange|seed|storage|kernel|outbound)/', pathNot: '[.]routes[.]ts$' },
      { path: '^node_modules/express/' },
    ),
    wall(
      'mail-leaves-by-one-way',
      'who tells something does not know how it is carried',
      { path: '^(server|simulator|contract|ui|addin|portal|kiosk)/', pathNot: '^server/mail/smtp[.]ts$' },
      { path: '^node_modules/nodemailer/' },
    ),
    wall(
      'paper-is-drawn-in-one-place',
      'who prints something says what stands where; letters, fonts and the format of a file are one matter',
      { path: '^(server|simulator|contract|ui|addin|portal|kiosk)/', pathNot: '^server/paper/' },
      { path: '^node_modules/(pdfkit|fontkit|bidi-js|unicode-name|@fontsource)/' },
    ),
    wall(
      'paper-knows-no-module',
      'what is printed on paper is for the modules to say',
      { path: '^server/paper/' },
      { path: '^server/', pathNot: '^server/paper/' },
    ),
    wall(
      'sdks-stay-in-adapters',
      "Microsoft's libraries are used in one place each",
      {
        path: '^(contract|portal|ui|server|simulator|bench)/',
        pathNot: '^server/(exchange/graph|exchange/ews|entra)/',
      },
      { path: microsoft },
    ),
    wall(
      'adapters-know-the-port-only',
      'an adapter keeps a promise; it does not know who asked for it',
      { path: '^server/exchange/(graph|ews)/' },
      { path: '^server/(modules|http|storage|seed)/' },
    ),
    wall(
      'nobody-imports-the-composition-root',
      'main.ts wires; it is not a library, only something to start',
      { pathNot: '^scripts/start[.]mjs$' },
      { path: '^server/main[.]ts$' },
    ),
    wall(
      'only-main-knows-the-simulator',
      'with a real tenant the simulator is not there',
      { path: '^(contract|ui|addin|portal|kiosk|server)/', pathNot: '^server/main[.]ts$' },
      { path: '^simulator/' },
    ),
    wall(
      'simulator-stands-alone',
      'it plays Microsoft; sharing our code would let both err together',
      { path: '^simulator/' },
      { path: own, pathNot: '^simulator/' },
    ),
    wall('nobody-imports-tests', 'tests are leaves', { pathNot: '^tests/' }, { path: '^tests/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
