import { Spin } from 'antd';

/** What stands on the screen while the first answer is on its way. */
export function Waiting() {
  return (
    <div className="waiting" role="status" aria-busy="true">
      <Spin size="large" delay={200} />
    </div>
  );
}
