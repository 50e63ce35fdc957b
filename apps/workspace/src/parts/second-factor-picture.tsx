import { Typography } from 'antd';
import { useText } from '../app/language.tsx';

/** What an authenticator on a phone reads in: the picture, and the same secret in letters for who cannot scan. */
export function SecondFactorPicture({ secret, picture }: { secret: string; picture: string }) {
  const text = useText();
  return (
    <div className="second-factor">
      <p>{text('workspace.second-factor-scan')}</p>
      <img src={picture} alt={text('workspace.second-factor-picture')} width={180} height={180} />
      <p>{text('workspace.second-factor-secret')}</p>
      <Typography.Text code copyable>{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</Typography.Text>
    </div>
  );
}
