import type { Problem } from '@gongkai/kernel';
import { useText } from '../app/language.tsx';

/** What a new password must keep to. */
export function PasswordRules({ rules }: { rules: readonly Problem[] }) {
  const text = useText();
  if (rules.length === 0) return null;
  return <ul className="rules">{rules.map((rule) => <li key={rule.code}>{text(rule.code, rule.values)}</li>)}</ul>;
}
