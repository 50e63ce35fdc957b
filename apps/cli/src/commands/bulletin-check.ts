import { checkBulletin } from '@gongkai/scoring';
import { sheetsOf } from '../bulletin-files.ts';
import type { Command } from '../command.ts';
import { readArgument } from '../input.ts';

/** `gongkai bulletin check`: re-adds a bulletin's tables before they are issued. */
export const bulletinCheck: Command = {
  name: 'bulletin check',
  summary: 're-add the tables of a bulletin (.csv, .xlsx, .docx) and name every figure that does not follow from the others',
  arguments: 'FILE',
  options: {},
  async run(call) {
    const bytes = await readArgument(call);
    const result = checkBulletin(await sheetsOf(bytes, call.positionals[0]!));
    if (call.json) call.io.out(`${JSON.stringify(result)}\n`);
    else {
      for (const finding of result.findings) call.io.out(`${finding.where}: ${finding.message}\n`);
      for (const one of result.unjudged) call.io.out(`not judged: ${one.where}: ${one.message}\n`);
      const compared = Object.values(result.checked).reduce((sum, count) => sum + count, 0);
      call.io.out(`${compared} figures checked, ${result.findings.length} do not follow\n`);
    }
    return result.ok ? 0 : 1;
  },
};
