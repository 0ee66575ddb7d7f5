using PureOptim.Runs.Descriptions;

namespace PureOptim.Article.Statistics;

/// <summary>A side of a threshold that a number is to be on. Its words and its answer are made of the same threshold.</summary>
/// <param name="Relation">The side of the threshold.</param>
/// <param name="Threshold">The threshold.</param>
internal sealed record Condition(Relation Relation, double Threshold)
{
    internal static Condition Below(double threshold) => new(Relation.Below, threshold);

    internal static Condition AtMost(double threshold) => new(Relation.AtMost, threshold);

    internal static Condition Above(double threshold) => new(Relation.Above, threshold);

    internal static Condition AtLeast(double threshold) => new(Relation.AtLeast, threshold);

    /// <summary>The condition in words: "below 0".</summary>
    internal string Words => $"{Relation switch
    {
        Relation.Below => "below",
        Relation.AtMost => "at most",
        Relation.Above => "above",
        _ => "at least",
    }} {NumberText.Shortest(Threshold)}";

    /// <summary>Whether all of the interval, none of it, or only a part meets the condition; of a sample that is too small there is no telling.</summary>
    internal Answer Of(Estimate estimate) =>
        estimate.IsOfTooFew ? Answer.TooFew
        : estimate.IsUndefined ? Answer.Open
        : Meets(estimate.Low) && Meets(estimate.High) ? Answer.Yes
        : Meets(estimate.Low) || Meets(estimate.High) ? Answer.Open
        : Answer.No;

    private bool Meets(double value) => Relation switch
    {
        Relation.Below => value < Threshold,
        Relation.AtMost => value <= Threshold,
        Relation.Above => value > Threshold,
        _ => value >= Threshold,
    };
}

/// <summary>A side of a threshold, with the threshold or without.</summary>
internal enum Relation
{
    /// <summary>Less.</summary>
    Below,

    /// <summary>Less or equal.</summary>
    AtMost,

    /// <summary>Greater.</summary>
    Above,

    /// <summary>Greater or equal.</summary>
    AtLeast,
}

/// <summary>The answer of an estimate to a condition.</summary>
internal enum Answer
{
    /// <summary>All of the interval meets it.</summary>
    Yes,

    /// <summary>None of the interval meets it.</summary>
    No,

    /// <summary>A part of the interval meets it, or nothing could be measured.</summary>
    Open,

    /// <summary>The sample is too small to decide anything, wherever its interval lies.</summary>
    TooFew,
}
