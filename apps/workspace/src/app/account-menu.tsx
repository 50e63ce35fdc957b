import { Avatar, Button, Dropdown } from 'antd';
import { LogoutOutlined, QuestionCircleOutlined, UserOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { KeyboardHints } from '../parts/keyboard-hints.tsx';
import { useText } from './language.tsx';
import { roleNames } from './role-names.ts';
import { useSession, useSessionChange } from './session.ts';

/** Who one is here, one's own account, and the way out. */
export function AccountMenu() {
  const text = useText();
  const { account } = useSession();
  const { signOut } = useSessionChange();
  const navigate = useNavigate();
  const [hints, setHints] = useState(false);
  const items = [
    {
      key: 'who',
      disabled: true,
      label: (
        <div className="account-who">
          <strong>{account.name}</strong>
          <span>{account.unitName}</span>
          <span>{roleNames(text, account.roles).join(text('workspace.list-separator'))}</span>
        </div>
      ),
    },
    { type: 'divider' as const },
    { key: 'own', icon: <UserOutlined />, label: text('workspace.own-account'), onClick: () => void navigate('/own-account') },
    { key: 'keys', icon: <QuestionCircleOutlined />, label: text('workspace.keyboard'), onClick: () => setHints(true) },
    { key: 'out', icon: <LogoutOutlined />, label: text('workspace.sign-out'), onClick: () => void signOut() },
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button type="text" className="account-button">
          <span className="said-only">{text('workspace.account-menu')}</span>
          <Avatar size={26} className="account-avatar" aria-hidden>{account.name.slice(0, 1)}</Avatar>
          <span className="account-name">{account.name}</span>
        </Button>
      </Dropdown>
      <KeyboardHints open={hints} onOpenChange={setHints} />
    </>
  );
}
