import { Alert, Typography } from 'antd';
import { useText } from '../../app/language.tsx';

/** Where an invitation went; the link stands in it only where no mail could carry it. */
export interface Invited {
  sentTo: string | null;
  link: string | null;
  expiresAt: string;
}

/** Tells where an invitation went, or shows the link that is handed over. */
export function InvitationResult({ invitation }: { invitation: Invited }) {
  const text = useText();
  // The address under which this screen was reached is one that others reach too.
  const link = invitation.link && new URL(new URL(invitation.link).pathname, location.origin).href;
  if (invitation.sentTo) return <Alert className="problems" type="success" showIcon title={text('accounts.invited-by-mail', { address: invitation.sentTo })} />;
  return (
    <Alert
      className="problems" type="warning" showIcon title={text('accounts.invited-by-link')}
      description={<Typography.Text code copyable className="breakable">{link}</Typography.Text>}
    />
  );
}
