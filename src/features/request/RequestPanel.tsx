import { Answer } from './Answer.tsx';
import { Composer } from './Composer.tsx';
import './request.css';

export function RequestPanel() {
  return (
    <section className="region request-panel" aria-label="Request and answer">
      <header className="region-head">
        <h2>Request &amp; answer</h2>
      </header>
      <Composer />
      <Answer />
    </section>
  );
}
