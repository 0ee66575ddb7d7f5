using PureOptim.Laws;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Sweeps;

namespace PureOptim.Article.Claims;

/// <summary>All that a ledger's numbers can follow from.</summary>
internal interface IFindings
{
    /// <summary>The result of a trial.</summary>
    TrialResult Of(Trial trial);

    /// <summary>The path of a walk.</summary>
    WalkedPath Of(Walk walk);

    /// <summary>The trace of a network's training on so many threads.</summary>
    CurveTrace Of(Trial training, int threads);

    /// <summary>The verdict of a law on an optimizer that is held to it, whether it promises to keep it or not.</summary>
    LawVerdict Of(string law, IOptimizer optimizer);
}
