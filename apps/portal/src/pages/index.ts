import type { Page } from '../answer.ts';
import type { PageCall } from '../page-call.ts';
import { cataloguePage, columnPage } from './catalogue.ts';
import { documentPage } from './document.ts';
import { guidePage } from './guide.ts';
import { homePage } from './home.ts';
import { feedPage, robotsPage, sitemapPage, sitemapYearPage } from './machine-readable.ts';
import { leavingPage } from './plain.ts';
import { searchPage } from './search.ts';

/** Makes the page of a place. Null when nothing stands there. */
export async function renderPage(call: PageCall): Promise<Page | null> {
  const { place } = call;
  switch (place.kind) {
    case 'home': return homePage({ ...call, place });
    case 'catalogue': return cataloguePage({ ...call, place });
    case 'column': return columnPage({ ...call, place });
    case 'document': return documentPage({ ...call, place });
    case 'guide': return guidePage({ ...call, place });
    case 'search': return searchPage({ ...call, place });
    case 'leaving': return leavingPage({ ...call, place });
    case 'feed': return feedPage({ ...call, place });
    case 'sitemap': return sitemapPage({ ...call, place });
    case 'sitemap-year': return sitemapYearPage({ ...call, place });
    case 'robots': return robotsPage({ ...call, place });
    case 'file': return null;
  }
}
