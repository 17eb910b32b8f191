import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import './calendar.css';
import { readSwitches } from './outlook-host/switches.ts';
import { trustThisHost } from './outlook-host/trust.ts';

trustThisHost(location, localStorage);
const switches = readSwitches(location.search);
const root = document.querySelector('#root');
if (switches.theme !== 'auto') document.documentElement.dataset['theme'] = switches.theme;
if (root) createRoot(root).render(<App switches={switches} />);
