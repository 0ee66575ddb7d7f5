using System.Collections.Immutable;
using static PureOptim.Laws.Algorithms.Algorithm;

namespace PureOptim.Laws.Algorithms;

/// <summary>Every optimizer whose law says which algorithm it is.</summary>
internal static class AlgorithmLaws
{
    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Of<AccSgd, AccSgdAlgorithm>("J1"),
        Of<AcProp, AcPropAlgorithm>("J2"),
        Of<AdaBelief, AdaBeliefAlgorithm>("J3"),
        Of<AdaBound, AdaBoundAlgorithm>("J4"),
        Of<Adadelta, AdadeltaAlgorithm>("J5"),
        Of<AdamAtan2, AdamAtan2Algorithm>("J6"),
        Of<Adamax, AdamaxAlgorithm>("J7"),
        Of<AdaMod, AdaModAlgorithm>("J8"),
        Of<Adan, AdanAlgorithm>("J9"),
        Of<AdaPnm, AdaPnmAlgorithm>("J10"),
        Of<AdEmaMix, AdEmaMixAlgorithm>("J11"),
        Of<Adopt, AdoptAlgorithm>("J12"),
        Of<AmsGrad, AmsGradAlgorithm>("J13"),
        Of<Ano, AnoAlgorithm>("J14"),
        Of<Asgd, AsgdAlgorithm>("J15"),
        Of<CenteredRmsProp, CenteredRmsPropAlgorithm>("J16"),
        Of<Cocob, CocobAlgorithm>("J17"),
        Of<DampenedMomentum, DampenedMomentumAlgorithm>("J18"),
        Of<DiffGrad, DiffGradAlgorithm>("J19"),
        Of<ExAdam, ExAdamAlgorithm>("J20"),
        Of<Focus, FocusAlgorithm>("J21"),
        Of<Ftrl, FtrlAlgorithm>("J22"),
        Of<Grams, GramsAlgorithm>("J23"),
        Of<Kate, KateAlgorithm>("J24"),
        Of<LaProp, LaPropAlgorithm>("J25"),
        Of<Madgrad, MadgradAlgorithm>("J26"),
        Of<Msvag, MsvagAlgorithm>("J27"),
        Of<NAdam, NAdamAlgorithm>("J28"),
        Of<Padam, PadamAlgorithm>("J29"),
        Of<Pid, PidAlgorithm>("J30"),
        Of<Pnm, PnmAlgorithm>("J31"),
        Of<QhAdam, QhAdamAlgorithm>("J32"),
        Of<RAdam, RAdamAlgorithm>("J33"),
        Of<Rprop, RpropAlgorithm>("J34"),
        Of<Signum, SignumAlgorithm>("J35"),
        Of<SimplifiedAdEmaMix, SimplifiedAdEmaMixAlgorithm>("J36"),
        Of<Yogi, YogiAlgorithm>("J37"),
    ];
}
