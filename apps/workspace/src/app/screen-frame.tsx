import { type ReactNode, useEffect } from 'react';
import { Button } from 'antd';
import { Navigate, useNavigate } from 'react-router';
import { useText } from './language.tsx';
import { Notice } from './notice.tsx';
import { mayOpen, type Screen } from './screens.ts';
import { useSession } from './session.ts';

/** Names the browser's tab and refuses, in words, who may not open the screen. */
export function ScreenFrame({ screen, children }: { screen: Screen; children: ReactNode }) {
  const text = useText();
  const { permissions, jurisdiction, demands } = useSession();
  const title = text(screen.titleKey);
  useEffect(() => {
    document.title = `${title} · ${jurisdiction.name}`;
  }, [title, jurisdiction.name]);
  // Until a new password or a second factor is there, the server opens nothing but the own account.
  if (demands.length > 0 && screen.path !== 'own-account') return <Navigate to="/own-account" replace />;
  if (!mayOpen(screen, new Set(permissions))) return <Refused />;
  return <>{children}</>;
}

function Refused() {
  const text = useText();
  return <Notice title={text('workspace.refused-title')} explanation={text('workspace.refused-text')}><HomeButton /></Notice>;
}

/** What an address without a screen shows. */
export function MissingScreen() {
  const text = useText();
  return <Notice title={text('workspace.missing-title')} explanation={text('workspace.missing-text')}><HomeButton /></Notice>;
}

function HomeButton() {
  const text = useText();
  const navigate = useNavigate();
  return <Button type="primary" onClick={() => void navigate('/my-work')}>{text('workspace.to-my-work')}</Button>;
}
