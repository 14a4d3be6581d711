import { type MetricRow, type SoccerResult, type SoccerScore, soccerMetrics } from "@remo-kit/client";
import { soccerTexts } from "@remo-kit/client/texts";
import { gauge, number, numberAt, side } from "../shared/gauge.js";
import { type Language, words } from "../shared/words.js";

type Props = { result: SoccerResult; score: SoccerScore; language: Language };

export function Results({ result, score, language }: Props) {
  const said = words[language];
  const phases = [...new Set(soccerMetrics.map(({ phase }) => phase))];
  return (
    <>
      {score.total_score !== undefined && (
        <p>
          {said.total}: {number(score.total_score, language)}
        </p>
      )}
      {phases.map((phase) => (
        <div key={phase}>
          <h2>{soccerTexts.phases[phase][language]}</h2>
          <ul>
            {soccerMetrics
              .filter((row) => row.phase === phase)
              .map((row) => (
                <Metric key={row.metric} {...{ row, result, score, language }} />
              ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function Metric({ row, result, score, language }: Props & { row: MetricRow }) {
  const said = words[language];
  const value = numberAt(row, result);
  if (value === undefined) return null;
  const { min, max } = row.ideal;
  const points = numberAt(row, score);
  const { from, to, needle } = gauge(row, value);
  const where = { "--from": `${from}%`, "--to": `${to}%`, "--needle": `${needle}%` };
  return (
    <li className={side(row, value)}>
      <h3>{row.name[language]}</h3>
      <p className="value">
        {number(value, language)} {soccerTexts.units[row.unit].symbol}
      </p>
      <div className="gauge" style={where as object} aria-hidden="true" />
      <p className="quiet">
        {said.ideal}: {min === undefined ? said.most(max) : max === undefined ? said.least(min) : said.between(min, max)}
      </p>
      {points !== undefined && (
        <p className="points">{said.of(number(points, language), score.totals ? row.laterMaximum : row.maximum)}</p>
      )}
      <p className="hint">{soccerTexts.metrics[row.metric][row.phase][side(row, value)][language]}</p>
    </li>
  );
}
