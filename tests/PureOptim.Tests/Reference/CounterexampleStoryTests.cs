using PureOptim.Experiments.Laws;
using PureOptim.Experiments.Reference;
using PureOptim.Figures.Reports;
using PureOptim.Laws;

namespace PureOptim.Tests.Reference;

public sealed class CounterexampleStoryTests
{
    [Fact]
    public void Intervals_that_do_not_meet_are_a_story() => Assert.Equal(
        [
            "Adam with LearningRate 9.5367e-7, Beta1 0.033, in binary32, starts at [0, 0] and gets the gradient [0, 1].",
            "Rotated[0] after step 1 lies in [9.1741e-7, 9.1741e-7] one way and in [7.3955e-7, 7.3955e-7] the other: these have nothing in common.",
        ],
        Told("Adam { LearningRate = 9.5367431640625E-07, Beta1 = 0.033 } in Binary32, from [0, 0]\n  gradient 1: [0, 1]\n  rotated[0] after step 1: [9.174104829627276E-07, 9.174104829628353E-07] and [7.395527419801542E-07, 7.39552741980241E-07] do not meet"));

    [Fact]
    public void So_are_two_numbers_after_two_gradients() => Assert.Equal(
        ["Sgd with LearningRate 1, in binary64, starts at [0] and gets the gradients [1], then [2].", "Parameters[0]: one way it is -0.28, the other -0.56."],
        Told("Sgd { LearningRate = 1 } in Binary64, from [0]\n  gradient 1: [1]\n  gradient 2: [2]\n  parameters[0]: -0.28 and -0.56"));

    [Fact]
    public void Another_form_stands_as_it_is() => Assert.Equal(["MyOptimizer\n  no case can be made of it: threw X"], Told("MyOptimizer\n  no case can be made of it: threw X"));

    private static string[] Told(string counterexample)
    {
        var cell = new Cell(new SubjectOf<int>(0, "x"), new(OptimizerLaws.All[0], "x", Applicability.Fails, 1, 0, counterexample, null));
        return [.. CounterexampleStory.Of(cell).SkipLast(1).Select(block => block switch
        {
            ReportBlock.Paragraph paragraph => paragraph.Text.Plain,
            ReportBlock.Listing listing => listing.Lines,
            _ => "",
        })];
    }
}
