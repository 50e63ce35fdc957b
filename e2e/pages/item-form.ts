import type { PickedFile } from '../files.ts';
import { Screen } from './screen.ts';

/** What an officer fills in. */
export interface WrittenItem {
  title: string;
  kind: string;
  category: string;
  urgency: string;
  at: string;
  place: string;
  body: string;
}

/** The form in which an item is written, and the one in which paper is registered. */
export class ItemForm extends Screen {
  async begin(): Promise<void> {
    await this.open('submissions/new');
    await this.button('直接填写').click();
    await this.page.waitForURL(/\/edit$/);
    await this.settled();
  }

  async upload(report: PickedFile): Promise<void> {
    await this.open('submissions/new');
    await this.page.locator('input[type=file]:enabled').setInputFiles(report);
    await this.page.waitForURL(/\/edit$/);
    await this.settled();
  }

  async fill(item: WrittenItem): Promise<void> {
    await this.page.getByLabel('标题', { exact: true }).fill(item.title);
    await this.write('正文', item.body);
    await this.fillFacts(item);
  }

  async fillFacts(item: Pick<WrittenItem, 'kind' | 'category' | 'urgency' | 'at' | 'place'>): Promise<void> {
    await this.choose('信息类型', item.kind);
    await this.choose('报送类别', item.category);
    await this.choose('紧急程度', item.urgency);
    await this.day('发生时间', item.at);
    await this.page.getByLabel('地点', { exact: true }).fill(item.place);
  }

  async day(label: string, at: string): Promise<void> {
    const field = this.page.getByLabel(label, { exact: true });
    await field.click();
    await field.fill(at);
    await field.press('Enter');
  }

  async author(name: string): Promise<void> {
    const field = this.page.getByLabel('作者', { exact: true });
    await field.fill(name);
    await field.press('Enter');
  }

  async insertPicture(file: PickedFile): Promise<void> {
    await this.page.locator('input[type=file][aria-label="插入图片"]').setInputFiles(file);
    await this.page.locator('.rich-text img').first().waitFor();
  }

  async attach(file: PickedFile): Promise<void> {
    await this.page.locator('input[type=file][aria-label="选择文件"]').setInputFiles(file);
    await this.page.getByRole('link', { name: file.name }).waitFor();
  }

  /** Submits, and answers with the id of the item. */
  async submit(): Promise<string> {
    // A file whose text is still being read keeps the item back for a moment; a person tries again.
    for (let attempt = 1; attempt < 12; attempt++) {
      await this.button('提交审签').click();
      const answer = await this.page.waitForFunction(() => (/\/items\/[0-9a-f-]{36}$/.test(location.pathname) ? 'left' : document.querySelector('.problem-summary') && 'refused'));
      if ((await answer.jsonValue()) === 'left') break;
      await this.page.waitForTimeout(1_000);
    }
    return this.#left();
  }

  async register(): Promise<string> {
    await this.button('登记').click();
    return this.#left();
  }

  async #left(): Promise<string> {
    await this.page.waitForURL(/\/items\/[0-9a-f-]{36}$/);
    await this.settled();
    return this.page.url().split('/').at(-1)!;
  }
}
