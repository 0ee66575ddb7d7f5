using System.Collections.Immutable;
using System.Xml.Linq;
using static PureOptim.Figures.Pages.Html;

namespace PureOptim.Figures.Pages;

/// <summary>
/// The origin of a page: its subject has an id, a command that makes it again, and files beside the page. There is no time in it: a page
/// follows from what was run, and is the same bytes however often that is done.
/// </summary>
/// <param name="Noun">The subject of the page: <c>run</c>.</param>
/// <param name="Id">Its id, as the store and the commands know it.</param>
/// <param name="Command">The command that makes it again.</param>
/// <param name="Effect">The effect of that command, in words that follow it.</param>
internal sealed record Origin(string Noun, string Id, string Command, string Effect)
{
    /// <summary>The command that makes it again from a file beside the page, where there is no store; empty if there is none.</summary>
    internal string Alone { get; init; } = "";

    /// <summary>The facts that distinguish it: seed, precision, data.</summary>
    internal ImmutableArray<(string Name, string Value)> Facts { get; init; } = [];

    /// <summary>The names of the files in the page's folder.</summary>
    internal ImmutableArray<string> Files { get; init; } = [];

    /// <summary>The part of the page that says all that.</summary>
    internal XElement Html => Element("section",
        Attribute("class", "origin"),
        Attribute("id", "origin"),
        Element("h2", $"The {Noun} behind this page"),
        Element("dl",
            Fact(Noun, Element("code", Id)),
            Fact("made again by", Element("code", Command), $" {Effect}"),
            Alone.Length == 0 ? null : Fact("without the store", Element("code", Alone)),
            Facts.Select(fact => Fact(fact.Name, fact.Value)),
            Fact("made by", $"PureOptim {Report.Version}"),
            Fact("files", Files.SelectMany((file, i) => new object?[] { i == 0 ? null : ", ", Element("a", Attribute("href", file), file) }))));

    private static XElement Fact(string name, params object?[] value) => Element("div", Element("dt", name), Element("dd", value));
}
