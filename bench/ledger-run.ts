// One run of the ledger in a process of its own, whose memory is then that run's alone.
import { benchLedger } from '@gongkai/scoring';

console.log(JSON.stringify(benchLedger()));
