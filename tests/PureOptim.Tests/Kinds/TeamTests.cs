using PureOptim.Core;

namespace PureOptim.Tests.Kinds;

/// <summary>Threads that share work: each does its share, the leader goes on when all have, and a failure of any reaches the leader.</summary>
public sealed class TeamTests
{
    [Theory, InlineData(1), InlineData(2), InlineData(4)]
    public void Every_thread_does_its_share_of_every_piece_of_work(int threads) => WithTeam(threads, team =>
    {
        for (var round = 0; round < 20; round++)
        {
            var done = new int[threads];
            team.Run(thread => done[thread]++);
            Assert.All(done, count => Assert.Equal(1, count));
        }
    });

    [Theory, InlineData(2, 0), InlineData(2, 1), InlineData(4, 3)]
    public void A_failure_of_a_thread_is_thrown_to_the_leader_and_the_team_works_on(int threads, int failing) => WithTeam(threads, team =>
    {
        var failure = Assert.Throws<InvalidOperationException>(() => team.Run(thread =>
        {
            if (thread == failing) throw new InvalidOperationException($"thread {thread}");
        }));
        Assert.Equal($"thread {failing}", failure.Message);
        var done = new int[threads];
        team.Run(thread => done[thread]++);
        Assert.All(done, count => Assert.Equal(1, count));
    });

    [Theory, InlineData(1, 10), InlineData(3, 10), InlineData(4, 3), InlineData(3, int.MaxValue)]
    public void Shares_cover_everything_once(int threads, int count)
    {
        var team = new Team(threads);
        var end = 0;
        for (var thread = 0; thread < threads; thread++)
        {
            var share = team.ShareOf(thread, count);
            Assert.Equal(end, share.Start);
            end = share.End;
        }

        Assert.Equal(count, end);
    }

    private static void WithTeam(int threads, Action<Team> lead)
    {
        var team = new Team(threads);
        var helpers = Enumerable.Range(1, threads - 1).Select(thread => new Thread(() => team.Serve(thread)) { IsBackground = true }).ToArray();
        foreach (var helper in helpers) helper.Start();
        try
        {
            lead(team);
        }
        finally
        {
            team.Dismiss();
        }

        Assert.All(helpers, helper => Assert.True(helper.Join(TimeSpan.FromMinutes(1))));
    }
}
