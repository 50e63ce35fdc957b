import { Typography } from 'antd';
import { useText } from '../app/language.tsx';

/** Codes that stand in for a lost phone, shown once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const text = useText();
  if (codes.length === 0) return null;
  return (
    <div className="recovery-codes">
      <p>{text('workspace.recovery-codes')}</p>
      <Typography.Paragraph copyable={{ text: codes.join('\n') }}><code>{codes.join('  ')}</code></Typography.Paragraph>
    </div>
  );
}
