import { entriesOf } from './entry.ts';
import type { CatalogueEntry } from './entry.ts';

const replace =
  'Make a new certificate with `npm run certificate`, upload it to the application in Entra, and name its file in ENTRA_CERTIFICATE_FILE.';
const consentAgain =
  'An administrator opens the consent link of this integration and grants consent for the organization.';
const upload =
  'Compare the thumbprint of this installation with the certificates of the application in Entra, and upload the .cer file if it is not among them.';
const token =
  'When Foyer asks Microsoft Entra for a token: in the step Sign-in of Integrations, and in rooms that cannot be read.';
const signIn = 'When a person signs in to the pane or the portal.';

/**
 * Codes of Microsoft Entra. They explain and never decide anything: Microsoft reserves the right to change them
 * (learn.microsoft.com/entra/identity-platform/reference-error-codes).
 */
export const entraEntries: readonly CatalogueEntry[] = entriesOf('Microsoft Entra', token, [
  {
    code: 'AADSTS700016',
    type: 'Configuration',
    explanation:
      'The application is not known in that Entra tenant: the tenant or the client id is wrong, or consent was never given.',
    fix: `Compare the client id and the tenant id. ${consentAgain}`,
  },
  {
    code: 'AADSTS7000229',
    type: 'Configuration',
    explanation: 'The application has no service principal in that Entra tenant, which it gets with consent.',
    fix: `${consentAgain} Right after consent it can take a minute.`,
  },
  {
    code: 'AADSTS90002',
    aliases: ['AADSTS900023'],
    type: 'Configuration',
    explanation: 'That Entra tenant does not exist, or its id is neither a GUID nor a domain.',
    fix: 'Copy the directory (tenant) id from the Entra admin center.',
  },
  {
    code: 'AADSTS700027',
    aliases: ['CertificateUnknown'],
    type: 'Configuration',
    explanation:
      'Entra does not know the certificate that this server signs with: it was never uploaded, or was replaced.',
    fix: upload,
  },
  {
    code: 'AADSTS700024',
    type: 'Configuration',
    explanation:
      'The signature of this server was outside its time range: its clock is wrong, or the certificate has ended.',
    fix: 'Check that the clock of the server is right (NTP) and that the certificate has not expired.',
  },
  {
    code: 'AADSTS1000502',
    aliases: ['AADSTS7000274', 'CertificateExpired'],
    type: 'Configuration',
    explanation: 'The certificate of this installation is outside its validity.',
    fix: `${replace} Foyer warns 60, 30 and 7 days before the end.`,
  },
  {
    code: 'AADSTS7000214',
    aliases: ['AADSTS7000277'],
    type: 'Configuration',
    explanation: 'The certificate of this installation was revoked.',
    fix: replace,
  },
  {
    code: 'AADSTS7000215',
    aliases: ['AADSTS7000222'],
    type: 'Configuration',
    explanation:
      'A client secret was wrong (often its id was pasted instead of its value) or has expired. Foyer itself uses a certificate and no client secret, so this answer is meant for another program.',
    fix: 'Look for another program that signs in with the same application id, and give it an application of its own.',
  },
  {
    code: 'AADSTS65001',
    aliases: ['ConsentMissing'],
    type: 'Permission',
    explanation: 'Consent is missing: nobody allowed the application to do this, or it was withdrawn.',
    fix: consentAgain,
  },
  {
    code: 'AADSTS90094',
    type: 'Permission',
    where: signIn,
    explanation: 'An administrator has to consent before people of this tenant can sign in.',
    fix: consentAgain,
  },
  {
    code: 'AADSTS65004',
    aliases: ['ConsentDeclined', 'access_denied'],
    type: 'Permission',
    where: 'On the way back from the consent page of Microsoft.',
    explanation: 'The administrator declined the consent, or closed the page.',
    fix: 'Start the step again when the administrator agrees. The page lists each permission and what it is for.',
  },
  {
    code: 'AADSTS650052',
    aliases: ['AADSTS500011'],
    type: 'Configuration',
    explanation: 'A service that the application needs is missing in that Entra tenant.',
    fix: `Check that the tenant has Exchange Online. ${consentAgain}`,
  },
  {
    code: 'AADSTS50105',
    type: 'Permission',
    where: signIn,
    explanation: 'The application is limited to assigned people, and this person is not among them.',
    fix: 'Assign the person or their group to the enterprise application in Entra, or switch off "Assignment required".',
  },
  {
    code: 'AADSTS53003',
    aliases: ['AADSTS53000', 'AADSTS53001'],
    type: 'Permission',
    where: signIn,
    explanation:
      'A Conditional Access policy of the organization blocks this sign-in, for example because the device is not compliant.',
    fix: 'Whoever looks after these policies can see the blocked sign-in, and the name of the policy, in the Entra sign-in log.',
  },
  {
    code: 'AADSTS50076',
    aliases: ['AADSTS50079'],
    type: 'Permission',
    where: signIn,
    explanation: 'The organization asks for a second factor, which needs a window.',
    fix: 'Sign in again in the window that opens, and confirm with the second factor.',
  },
  {
    code: 'AADSTS50011',
    type: 'Configuration',
    where: signIn,
    explanation: 'The address to return to after sign-in is not registered.',
    fix: 'Add <public address>/auth/dialog/callback to the redirect URIs (platform Web) of the application; Integrations shows every address that has to be there.',
  },
  {
    code: 'AADSTS50020',
    aliases: ['AADSTS90072', 'WrongTenant'],
    type: 'Configuration',
    where: signIn,
    explanation: 'The account belongs to another tenant than the one that was expected, or is a guest there.',
    fix: 'Sign in with the account of the home organization, and make sure that it is the tenant you want to connect.',
  },
  {
    code: 'AADSTS50013',
    aliases: ['AADSTS500131'],
    type: 'Configuration',
    where: signIn,
    explanation: 'A token was meant for another application, or has expired.',
    fix: 'Compare the Application ID URI of the registration with the one in the manifest, and deploy the manifest of this installation again.',
  },
  {
    code: 'AADSTS70011',
    type: 'Defect',
    explanation: 'Foyer asked for a permission that does not exist.',
    fix: 'Report this: it is a mistake in the product.',
  },
  {
    code: 'AADSTS7000112',
    aliases: ['AppDisabled', 'invalid_client', 'unauthorized_client'],
    type: 'Configuration',
    explanation:
      'The application is disabled in that tenant, or a policy there does not accept the way in which it proves itself.',
    fix: 'Open the enterprise application in Entra, and check that sign-in is enabled and that no policy for applications refuses its certificate.',
  },
]);
