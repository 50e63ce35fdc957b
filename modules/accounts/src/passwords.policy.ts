import type { Problem } from '@gongkai/kernel';
import type { SecuritySetting } from './security-setting.ts';

// The stems on which common passwords here are built; a password that is one of them with ornaments is refused.
const common = [
  'password', 'passwd', 'admin', 'administrator', 'qwerty', 'qwertyuiop', 'asdfgh', 'zxcvbn', 'letmein', 'welcome', 'iloveyou', 'abc', 'abcd', 'aaa', 'abcabc',
  'woaini', 'woaizhongguo', 'zhongguo', 'beijing', 'gongkai', 'zhengfu', 'xinxi', 'mima', 'test', 'user', 'root', 'guest', 'login', 'qaz', 'qazwsx', 'wsx', 'qwe', 'asd', 'zaq',
] as const;
const disguises: Record<string, string> = { '@': 'a', '4': 'a', '0': 'o', '1': 'l', '!': 'i', '3': 'e', '$': 's', '5': 's', '7': 't' };

function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  const letters = lower.replaceAll(/[^a-z]/g, '');
  const plain = [...lower].map((sign) => disguises[sign] ?? sign).join('').replaceAll(/[^a-z]/g, '');
  const stems: ReadonlySet<string> = new Set(common);
  const repeated = new Set(lower).size <= 3;
  const digits = lower.replaceAll(/\D/g, '');
  const ordered = '01234567890'.includes(digits) || '09876543210'.includes(digits) || new Set(digits).size <= 1;
  return repeated || stems.has(plain) || (stems.has(letters) && (ordered || digits === '')) || (letters === '' && ordered)
    || [...stems].some((stem) => stem.length >= 5 && (plain === stem + stem || plain.replace(stem, '').length <= 1 && plain.includes(stem)));
}

/** How many of the four classes of characters a password has. */
function classesIn(password: string): number {
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length;
}

/** Everything that is wrong with a password by the jurisdiction's rules; history is asked elsewhere. */
export function passwordProblems(password: string, loginName: string, rules: SecuritySetting['password'], path = 'password'): Problem[] {
  const problems: Problem[] = [];
  if ([...password].length < rules.minLength) problems.push({ code: 'accounts.password-too-short', path, values: { count: rules.minLength } });
  if (password.length > 128) problems.push({ code: 'accounts.password-too-long', path });
  if (classesIn(password) < rules.minClasses) problems.push({ code: 'accounts.password-classes', path, values: { count: rules.minClasses } });
  const bare = password.toLowerCase();
  if (bare.includes(loginName) || bare.includes([...loginName].reverse().join(''))) problems.push({ code: 'accounts.password-login-name', path });
  if (isCommon(password)) problems.push({ code: 'accounts.password-common', path });
  return problems;
}

/** The rules as people read them before they choose. */
export function passwordRules(rules: SecuritySetting['password']): { code: string; values?: Record<string, number> }[] {
  return [
    { code: 'accounts.rule-length', values: { count: rules.minLength } },
    ...(rules.minClasses > 1 ? [{ code: 'accounts.rule-classes', values: { count: rules.minClasses } }] : []),
    { code: 'accounts.rule-not-guessable' },
    ...(rules.history > 0 ? [{ code: 'accounts.rule-history', values: { count: rules.history } }] : []),
    ...(rules.maxAgeDays > 0 ? [{ code: 'accounts.rule-age', values: { count: rules.maxAgeDays } }] : []),
  ];
}
