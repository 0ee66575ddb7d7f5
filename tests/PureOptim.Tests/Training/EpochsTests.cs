namespace PureOptim.Tests.Training;

public sealed class EpochsTests
{
    private static readonly RandomKey _key = RandomKey.FromSeed(5);

    [Fact]
    public void An_epoch_has_every_example_once_in_batches_of_which_the_last_has_the_rest()
    {
        for (var epoch = 0; epoch < 5; epoch++)
        {
            var batches = Epochs.Shuffled(_key, epoch, examples: 103, batchSize: 10);
            Assert.Equal([.. Enumerable.Repeat(10, 10), 3], batches.Select(batch => batch.Length));
            Assert.Equal(Enumerable.Range(0, 103), batches.SelectMany(batch => batch).Order());
        }
    }

    [Fact]
    public void An_order_depends_on_key_and_epoch_and_on_nothing_else()
    {
        int[] Order(RandomKey key, int epoch, int size) => [.. Epochs.Shuffled(key, epoch, 50, size).SelectMany(batch => batch)];
        Assert.Equal(Order(_key, 3, 7), Order(_key, 3, 50));
        Assert.Equal(_key.FoldIn(3).Permutation(50), Order(_key, 3, 7));
        Assert.Equal(4, new[] { Order(_key, 0, 7), Order(_key, 1, 7), Order(RandomKey.FromSeed(6), 0, 7), [.. Enumerable.Range(0, 50)] }.Distinct(new SameOrder()).Count());
    }

    [Fact]
    public void Epochs_follow_one_another()
    {
        var all = Epochs.Of(_key, 3, 20, 6).ToArray();
        Assert.Equal(12, all.Length);
        for (var epoch = 0; epoch < 3; epoch++) Assert.Equal(Epochs.Shuffled(_key, epoch, 20, 6).SelectMany(batch => batch), all[(4 * epoch)..(4 * epoch + 4)].SelectMany(batch => batch));
        Assert.Empty(Epochs.Of(_key, 0, 20, 6));
    }

    [Theory, InlineData(-1, 1, 1), InlineData(0, 0, 1), InlineData(0, 1, 0)]
    public void What_makes_no_epoch_is_refused(int epoch, int examples, int batchSize)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Epochs.Shuffled(_key, epoch, examples, batchSize));
        Assert.Throws<ArgumentOutOfRangeException>(() => Epochs.Of(_key, epoch, examples, batchSize));
    }

    private sealed class SameOrder : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x!.SequenceEqual(y!);

        public int GetHashCode(int[] order) => order[0];
    }
}
