import { Menu } from '../Menu.tsx';
import { OpenComponent } from '../../OpenComponent.tsx';
import { EarlierWork } from './EarlierWork.tsx';
import { ImportAndExport } from './ImportAndExport.tsx';
import { StartAgain } from './StartAgain.tsx';
import './work.css';

/** What becomes of the reader's work: kept, brought in, taken along, started again. */
export function WorkMenu() {
  return (
    <Menu name="Work">
      <EarlierWork />
      <section className="menu-part" aria-label="Bring in and take along">
        <h2>Bring in and take along</h2>
        <ImportAndExport />
        <OpenComponent />
      </section>
      <StartAgain />
    </Menu>
  );
}
