/** Every screen of the menu, and who opens it; `strangers` is somebody to whom it says no. */
export interface StaffScreen {
  path: string;
  person: string;
  stranger?: string;
}

const open = (person: string, ...paths: string[]): StaffScreen[] => paths.map((path) => ({ path, person }));
const closed = (person: string, stranger: string, ...paths: string[]): StaffScreen[] => paths.map((path) => ({ path, person, stranger }));

export const staffScreens: readonly StaffScreen[] = [
  ...open('mingxi-officer', 'my-work', 'notices', 'own-account', 'units', 'people', 'network'),
  ...closed('mingxi-officer', 'bangongshi-audit', 'submissions', 'submissions/new'),
  ...closed('xinxike-editor', 'bangongshi-audit', 'submissions/register', 'periodicals/issues', 'periodicals/adoptions', 'periodicals/forwardings', 'periodicals/upper-adoptions', 'periodicals/commissions'),
  ...closed('xinxike-editor', 'mingxi-officer', 'periodicals/desk', 'periodicals/publications', 'scoring/ledger', 'scoring/facts', 'scoring/trial'),
  ...closed('xinxike-editor', 'bangongshi-audit', 'periodicals/instructions', 'scoring/scores', 'scoring/bulletins', 'scoring/quotas', 'scoring/awards', 'scoring/appeals', 'scoring/rulebooks'),
  ...closed('bangongshi-clerk', 'mingxi-officer', 'submissions/paper'),
  ...closed('mingxi-leader', 'mingxi-officer', 'reviews', 'reviews/urgent'),
  ...closed('bangongshi-clerk', 'bangongshi-audit', 'reviews/cases'),
  ...closed('xinxike-chief', 'mingxi-officer', 'reviews/chains'),
  ...closed('bangongshi-disclosure', 'bangongshi-audit', 'disclosures', 'disclosures/new'),
  ...closed('bangongshi-disclosure', 'mingxi-officer', 'disclosures/columns'),
  ...closed('bangongshi-system', 'mingxi-officer', 'accounts', 'jurisdiction-settings'),
  ...closed('bangongshi-security', 'mingxi-officer', 'security'),
  ...closed('bangongshi-audit', 'mingxi-officer', 'audit'),
];
