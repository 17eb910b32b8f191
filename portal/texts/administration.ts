import { accessProofTexts } from './access-proof.ts';
import { accessTexts } from './access.ts';
import { auditTexts } from './audit.ts';
import { callTexts } from './calls.ts';
import { departmentTexts } from './departments.ts';
import { deployTexts } from './deploy.ts';
import { downloadTexts } from './downloads.ts';
import { organizationTexts } from './organization.ts';
import { personalDataTexts } from './personal-data.ts';

/** What the pages about access, proof, audit and the organization say. */
export const administrationTexts = {
  access: accessTexts,
  accessProof: accessProofTexts,
  audit: auditTexts,
  calls: callTexts,
  departments: departmentTexts,
  deploy: deployTexts,
  downloads: downloadTexts,
  organization: organizationTexts,
  personalData: personalDataTexts,
} as const;
