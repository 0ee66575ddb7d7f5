using System.Collections.Immutable;
namespace PureOptim.Experiments.Studies;

/// <summary>How much does the decay of RMSProp matter, and should it change on the way?</summary>
internal sealed record GammaSensitivity() : Study("gamma-sensitivity")
{
    internal override StudyReport Report(StudyTrials trials) => throw new NotImplementedException();
}
