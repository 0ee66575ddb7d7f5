using System.Xml.Linq;
using PureOptim.Runs.Wording;
using static PureOptim.Figures.Pages.Html;

namespace PureOptim.Experiments.Laws;

/// <summary>The details of a cell of the page: law, verdict, number of cases, and the counterexample with the key that finds it again.</summary>
internal static class LawDetail
{
    internal static XElement Of(LawRow row, Cell cell, string id) => Element("section",
        Attribute("id", id),
        Attribute("popover", "auto"),
        Attribute("class", $"detail {cell.Mark.Name}"),
        Attribute("aria-labelledby", $"{id}-name"),
        Element("button",
            Attribute("type", "button"),
            Attribute("class", "close"),
            Attribute("popovertarget", id),
            Attribute("popovertargetaction", "hide"),
            Attribute("autofocus", "autofocus"),
            Attribute("aria-label", "Close"),
            "×"),
        Element("h2", Attribute("id", $"{id}-name"), $"{row.Law.Id}: {cell.Subject.Label}"),
        Element("p", row.Law.Statement),
        Element("div",
            Attribute("class", "formula"),
            Attribute("tabindex", "0"),
            Attribute("role", "group"),
            Attribute("aria-label", "formula"),
            MathMl.Of(row.Law.Formula) ?? Element("code", row.Law.Formula)),
        Element("p",
            Attribute("class", "verdict"),
            Element("span", Attribute("class", $"mark {cell.Mark.Name}"), cell.Mark.Symbol),
            $" {Sentence(cell.Words)}"),
        cell.Proof is { } proof ? Element("p", Attribute("class", "verdict"), Element("span", Attribute("class", "mark exact"), proof.Mark), $" {Sentence(proof.Words)}") : null,
        row.Law.Limits is { } limits ? Element("p", Attribute("class", "how"), limits) : null,
        Element("p", Attribute("class", "how"), $"Checked {row.Kind}, {Tried(cell)}."),
        cell.Varied is { } varied ? Element("p", Attribute("class", "how"), varied) : null,
        cell.Verdict.IsBroken ? Counterexample(cell) : null);

    private static string Tried(Cell cell) => cell.Verdict.IsBroken
        ? $"{CountText.Of(cell.Verdict.Cases, "case")} up to the counterexample"
        : $"in {CountText.Of(cell.Verdict.Cases, "case")}"
            + (cell.Verdict.VacuousCases > 0 ? $", {cell.Verdict.VacuousCases} of which say nothing" : "")
            + (cell.Mark == Mark.Bounded ? "; the bound is the widest of them, relative to the largest number compared" : "");

    private static object[] Counterexample(Cell cell) =>
    [
        Element("h3", "The smallest counterexample found"),
        Element("pre", cell.Verdict.Counterexample!.ReplaceLineEndings("\n")),
        Element("p",
            Attribute("class", "how"), "Found again by ", Element("code", LawMatrix.CommandFor(cell)), "."),
    ];

    private static string Sentence(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}.";
}

/// <summary>The cases that laws are tried on.</summary>
/// <param name="Cases">The number of cases for each.</param>
/// <param name="Seed">The seed, or null where it follows from the names of law and subject.</param>
/// <param name="Replay">The replay of a verdict, to try that one case and no others; or null.</param>
internal sealed record LawTrial(int Cases, ulong? Seed = null, string? Replay = null);
