using PureOptim.Experiments.Laws;

namespace PureOptim.Tests.Laws;

public sealed class SubjectsTests
{
    [Fact]
    public void The_six_optimizers_are_there_with_each_of_their_options()
    {
        string[] labels = [.. Subjects.Optimizers(null).Select(subject => subject.Label)];
        Assert.Subset(
            labels.ToHashSet(),
            new HashSet<string>
            {
                "AdaGrad", "AdaGrad, epsilon placement inside root", "AdaGrad, initial accumulator 0.1",
                "Adam", "Adam, epsilon placement after correction",
                "Momentum", "Momentum, learning rate placement outside velocity",
                "Nesterov", "Nesterov, learning rate placement outside velocity",
                "RMSProp", "RMSProp, epsilon placement inside root", "RMSProp, initial accumulator 0.1",
                "SGD",
            });
        Assert.Equal(labels.Distinct(), labels);
    }

    [Fact]
    public void An_optimizer_is_found_however_its_letters_are_written() => Assert.Equal(
        ["RMSProp", "RMSProp, epsilon placement inside root", "RMSProp, initial accumulator 0.1"], Subjects.Optimizers("RMSprop").Select(subject => subject.Label));

    [Fact]
    public void Every_kind_of_schedule_is_a_column_of_its_own()
    {
        string[] labels = [.. Subjects.Schedules.Select(subject => subject.Label)];
        Assert.Equal(
            [
                "Constant", "Linear", "Cosine", "Exponential", "Exponential, staircase", "Inverse time", "Complement", "Inverse time, staircase", "Inverse square root",
                "Cosine, bent", "Polynomial", "Polynomial, of the elapsed", "Polynomial, in cycles", "Rex", "Interpolated", "Interpolated, cosine", "Cosine restarts",
                "Cosine restarts, growing", "Cyclic", "Cyclic, shrinking", "Piecewise constant", "Joined", "Repeated", "Product", "Sum", "Custom",
            ],
            labels);
    }
}
