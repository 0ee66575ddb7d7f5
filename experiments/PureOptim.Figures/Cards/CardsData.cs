using System.Collections.Immutable;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Paths;

namespace PureOptim.Figures.Cards;

/// <summary>Small multiples: a card for each subject, with its paths over the same functions.</summary>
/// <param name="Name">The name of the picture's file, without ending.</param>
/// <param name="Title">The heading.</param>
/// <param name="Explanation">The content of the cards in sentences.</param>
/// <param name="Functions">The functions, in the order of the panels of each card; their paths are those of the cards.</param>
/// <param name="Cards">The cards.</param>
internal sealed record CardsData(string Name, string Title, string Explanation, ImmutableArray<PathsData> Functions, ImmutableArray<PathCard> Cards)
{
    /// <summary>The cards in words, for those who cannot see them.</summary>
    internal string Summary => string.Join("; ", Cards.Select(Words));

    /// <summary>A card in words.</summary>
    internal string Words(PathCard card) => $"{card.Name}: {string.Join(", ", Functions.Zip(card.Paths, (function, path) => $"{function.Title} {path.Outcome}"))}";
}

/// <summary>A card: a name, a path over each function, and a curve below them where there is one.</summary>
/// <param name="Name">The subject.</param>
/// <param name="Note">A few words beside the name.</param>
/// <param name="Paths">The paths, one for each function.</param>
/// <param name="Strip">A curve along the steps, or null.</param>
internal sealed record PathCard(string Name, string Note, ImmutableArray<CardPath> Paths, CardStrip? Strip = null);

/// <summary>The path of one panel.</summary>
/// <param name="Points">The start, and the point after each step. Anything is allowed, also what is not a number.</param>
/// <param name="Outcome">What came of it, in at most ten letters.</param>
/// <param name="Setting">What it was run with, in about as many.</param>
/// <param name="HasArrived">Whether it came to where it should.</param>
internal sealed record CardPath(ImmutableArray<PlotPoint> Points, string Outcome, string Setting, bool HasArrived);

/// <summary>A curve along the steps, below the panels of a card.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Points">Its points by step; those without a place on the axis are left out.</param>
/// <param name="IsLogarithmic">Whether equal ratios are equally far apart.</param>
internal sealed record CardStrip(string Title, ImmutableArray<PlotPoint> Points, bool IsLogarithmic);
