// Starts the page: reads the script that the host hands out beside it, in the browser, and shows what it defines.

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './base.css';
import { openSource } from './open-source.ts';
import { savedTheme, wearTheme } from './theme.ts';

wearTheme(savedTheme());
const root = document.getElementById('root');
if (root) createRoot(root).render(<StrictMode><App /></StrictMode>);
void openSource();
