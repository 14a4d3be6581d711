import { type SoccerMetric, type SoccerResult, type SoccerScore, soccerMetrics } from "@remo-kit/client";
import { soccerTexts } from "@remo-kit/client/texts";
import { gauge, number, numberAt } from "../common/gauge.js";
import { type Language, words } from "../common/words.js";

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
      {phases.map((phase) => {
        const rows = soccerMetrics.filter((row) => row.phase === phase);
        return (
          <div key={phase}>
            <h2>{rows[0] && soccerTexts(rows[0].metric, phase, language)?.phase}</h2>
            <ul>
              {rows.map((row) => (
                <Gauge key={row.metric} {...{ row, result, score, language }} />
              ))}
            </ul>
          </div>
        );
      })}
    </>
  );
}

function Gauge({ row, result, score, language }: Props & { row: SoccerMetric }) {
  const said = words[language];
  const value = numberAt(row, result);
  if (value === undefined) return null;
  const { min, max } = row.ideal;
  const points = numberAt(row, score);
  const texts = soccerTexts(row.metric, row.phase, language, value);
  const at = gauge(row, value);
  const where = { "--from": `${at.from}%`, "--to": `${at.to}%`, "--value": `${at.value}%` };
  return (
    <li className={at.isIdeal ? "good" : "off"}>
      <h3>{texts?.name}</h3>
      <p className="value">
        {number(value, language)}
        {texts?.symbol}
      </p>
      <div className="gauge" style={where as object} />
      <p className="quiet">
        {said.ideal}:{" "}
        {min === undefined ? said.most(max) : max === undefined ? said.least(min) : said.between(min, max)}
      </p>
      <p className="quiet">
        {points !== undefined &&
          said.of(number(points, language), score.totals ? row.laterMaximum : row.maximum)}
      </p>
      <p className="advice">{texts?.advice}</p>
    </li>
  );
}
