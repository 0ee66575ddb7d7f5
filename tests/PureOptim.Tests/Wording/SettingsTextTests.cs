using PureOptim.Core;
using PureOptim.Runs.Wording;

namespace PureOptim.Tests.Wording;

public sealed class SettingsTextTests
{
    [Fact]
    public void A_hyperparameter_has_the_short_name_that_it_declares_and_else_the_words_of_its_name() =>
        Assert.Equal("rate 0.5, half life 3", SettingsText.Of(new Declared()));

    [Fact]
    public void An_epsilon_is_named_only_where_it_is_not_as_by_default()
    {
        Assert.Equal("lr 0.001, beta1 0.9, beta2 0.999", SettingsText.Of(new Adam()));
        Assert.Equal("lr 0.001, beta1 0.9, beta2 0.999, epsilon 0.5", SettingsText.Of(new Adam { Epsilon = 0.5 }));
    }

    [Fact]
    public void Rates_and_momentum_are_short_in_every_optimizer_of_the_library() => Assert.All(Catalog.Optimizers, optimizer =>
    {
        var text = SettingsText.Of(optimizer);
        Assert.DoesNotContain("learning rate", text, StringComparison.Ordinal);
        Assert.DoesNotContain("momentum factor", text, StringComparison.Ordinal);
    });

    public sealed record Declared : ElementWise
    {
        [Hyperparameter("s", "s", Bounds.Positive, ShortName = "rate")]
        public Schedule LearningRate { get; init => field = Checked(value); } = 0.5;

        [Hyperparameter("h", "h", Bounds.Positive)]
        public Schedule HalfLife { get; init => field = Checked(value); } = 3;

        public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => throw new NotSupportedException();
    }
}
