using System.Collections.Concurrent;
using System.Text.Json;
using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Memorials;

namespace Furrow.Tests.Registry.Memorials;

/// <summary>What holds for a museum's objects and loans after any history of acts.</summary>
public sealed class HistoryTests
{
    private static readonly Gen<(int Act, int Which, int How)[]> Histories =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 2], Gen.Int[0, 11]).Array[1, 60];

    [Fact]
    public void Whatever_happens_an_object_is_in_one_place_and_no_loan_outlives_it()
    {
        var (accepted, refused) = (new ConcurrentDictionary<int, int>(), 0);
        Histories.Sample(history =>
        {
            var museum = new Museum();
            foreach (var (act, which, how) in history)
            {
                var before = museum.ToString();
                try
                {
                    if (museum.Act(act, which, how))
                        accepted.AddOrUpdate(act, 1, (_, count) => count + 1);
                }
                catch (Refusal)
                {
                    Interlocked.Increment(ref refused);
                    Assert.Equal(before, museum.ToString());
                }

                museum.Laws();
            }
        }, iter: 2_000);
        Assert.Equal(Enumerable.Range(0, 10), accepted.Keys.Order());
        Assert.True(refused > 0, "no act was refused, so the histories try too little");
    }

    [Fact]
    public void An_object_that_a_loan_in_holds_is_neither_borrowed_again_nor_accessioned()
    {
        var (it, other) = (Given.Object("one"), Given.Accessioned("two"));
        var first = In("first", it);
        (first, _) = Loans.Begin(first, [it], [], Given.Morning, Given.Keeper);
        var second = In("second", it);
        Assert.Equal("loan.held",
            Code(() => Loans.Begin(second, [it], [first, second], Given.Morning, Given.Keeper)));
        Assert.Equal("loan.held", Code(() => Loans.Accession([first], it, Given.Entry(),
            other.Acquisition!, "KM.2026.0009", NumberScheme.Parse("KM.{year}.{count:4}"))));
        Assert.Equal("loan.ours", Code(() => Loans.Begin(
            In("third", other), [other], [first], Given.Morning, Given.Keeper)));
        var exit = new ObjectExit(Given.Today, ExitMethod.Returned, "A lender", "director", "The loan is over");
        var (loans, left) = Loans.Leave([first, second], it, Given.Entry(), exit, Given.Morning, Given.Keeper);
        Assert.Equal([LoanState.Ended, LoanState.Cancelled], loans.Select(loan => loan.State));
        Assert.Equal(ObjectState.Left, left.State);
    }

    private static Loan In(string name, params MuseumObject[] objects) => Loans.Agree(Given.Loan("one") with
    {
        Id = Identity.From<LoanId>(name),
        Number = $"L-{name}",
        Direction = LoanDirection.In,
        Objects = [.. objects.Select(it => it.Id)],
    }, objects);

    private static string Code(Func<object> act) => Assert.Throws<Refusal>(() => act()).Code;

    /// <summary>A museum as its desk keeps it: an act asks the rules first and is kept whole or not at all.</summary>
    private sealed class Museum
    {
        private static readonly NumberScheme Scheme = NumberScheme.Parse("KM.{year}.{count:4}");
        private static readonly LocationId[] Places = [Given.Store, Given.Case];
        private readonly SortedDictionary<int, MuseumObject> objects = [];
        private readonly Dictionary<int, ObjectEntry> entries = [];
        private readonly List<Loan> loans = [];
        private Inventory? check;
        private DateTimeOffset now = Given.Morning;

        public override string ToString() =>
            JsonSerializer.Serialize(new { objects = objects.Values, loans, check }, RecordJson.Options);

        /// <summary>False when there is nothing that the act could be tried on.</summary>
        public bool Act(int act, int which, int how)
        {
            now = now.AddMinutes(1);
            if (act == 0)
                return Deposit(which, how);
            if (act is 4 or 6 or 9)
                return loans.Count > 0 && Lending(act, how % loans.Count);
            if (!objects.TryGetValue(which, out var it))
                return false;
            switch (act)
            {
                case 1:
                    objects[which] = Loans.Accession(loans, it, entries[which], new Acquisition(
                        Given.Today, AcquisitionMethod.Gift, "A depositor", "Deed", "director"),
                        $"KM.2026.{which + 1:D4}", Scheme);
                    return true;
                case 2:
                    objects[which] = Objects.Move(it, Places[how % 2], now, Given.Keeper, "moved");
                    return true;
                case 3:
                    Agree(which, how);
                    return true;
                case 5:
                    return Return(which, it, how);
                case 7:
                    Leave(which, it, how);
                    return true;
                default:
                    return Check(it, how);
            }
        }

        public void Laws()
        {
            foreach (var it in objects.Values)
            {
                Assert.Equal(it.State == ObjectState.Left, it.Whereabouts is null);
                if (it.Whereabouts is { } somewhere)
                    Assert.True(somewhere.Location is null != somewhere.Loan is null);
                var holding = loans.Where(loan => loan.Outstanding.Contains(it.Id)).ToList();
                Assert.True(holding.Count <= 1, $"{it.Title} is held by {holding.Count} loans");
                Assert.Equal(it.Whereabouts?.Loan,
                    holding.SingleOrDefault(loan => loan.Direction == LoanDirection.Out)?.Id);
                Assert.False(it.Acquisition is not null && holding.Any(loan => loan.Direction == LoanDirection.In));
                if (it.State == ObjectState.Left)
                    Assert.DoesNotContain(loans, loan => loan.Outstanding.Contains(it.Id)
                        || (loan.State == LoanState.Agreed && loan.Objects.Contains(it.Id)));
                Assert.Equal(it.Moves.OrderBy(move => move.At), it.Moves);
            }

            Assert.All(loans, loan =>
            {
                Assert.Equal(loan.State == LoanState.Running, loan.Outstanding.Count > 0);
                Assert.Equal(loan.State == LoanState.Ended, loan.EndedOn is not null);
                Assert.Subset(loan.Objects.ToHashSet(), loan.Outstanding.ToHashSet());
            });
        }

        private bool Deposit(int which, int how)
        {
            if (objects.ContainsKey(which))
                return false;
            EntryTerms[] terms = [EntryTerms.Gift, EntryTerms.FieldFind, EntryTerms.Loan];
            var entry = (Given.Entry(terms[how % 3]) with
            {
                Id = Identity.From<EntryId>($"{which}"),
                Objects = [Given.IdOf($"{which}")],
            }).Checked();
            objects[which] = Objects.Enter(entry, new MuseumObject
            {
                Id = entry.Objects[0], LocalId = $"T-{which}", Title = $"Thing {which}", Kind = "thing",
                Entry = entry.Id, Moves = [], Origin = Given.Origin,
            }, Places[how % 2], now, Given.Keeper);
            entries[which] = entry;
            return true;
        }

        private void Agree(int which, int how)
        {
            var named = objects.Where(one => one.Key == which || (how > 7 && one.Key == (which + 1) % 3))
                .Select(one => one.Value).ToList();
            loans.Add(Loans.Agree(Given.Loan("none") with
            {
                Id = Identity.From<LoanId>($"{loans.Count}"),
                Number = $"L-{loans.Count}",
                Direction = how % 2 == 0 ? LoanDirection.Out : LoanDirection.In,
                Objects = [.. named.Select(one => one.Id)],
                Due = Given.Today.AddDays(how - 1),
            }, named));
        }

        private bool Lending(int act, int at)
        {
            if (act == 4)
            {
                var handed = objects.Where(one => loans[at].Objects.Contains(one.Value.Id)).ToList();
                var (begun, lent) = Loans.Begin(
                    loans[at], [.. handed.Select(one => one.Value)], loans, now, Given.Keeper);
                loans[at] = begun;
                foreach (var (key, it) in handed.Zip(lent, (one, after) => (one.Key, after)))
                    objects[key] = it;
            }
            else
            {
                loans[at] = act == 6 ? Loans.Cancel(loans[at]) : Loans.Extend(loans[at], loans[at].Due.AddDays(7));
            }

            return true;
        }

        private bool Return(int which, MuseumObject it, int how)
        {
            var at = how > 8 ? how % Math.Max(1, loans.Count) : loans.FindIndex(one => one.Id == it.Whereabouts?.Loan);
            if (at < 0 || at >= loans.Count)
                return false;
            (loans[at], objects[which]) = Loans.Return(loans[at], it, Places[how % 2], now, Given.Keeper);
            return true;
        }

        private void Leave(int which, MuseumObject it, int how)
        {
            var methods = Enum.GetValues<ExitMethod>();
            var exit = new ObjectExit(
                Given.Today, methods[how % methods.Length], "somebody", how == 11 ? "" : "director", "a reason");
            (var changed, objects[which]) = Loans.Leave(loans, it, entries[which], exit, now, Given.Keeper);
            foreach (var loan in changed)
                loans[loans.FindIndex(one => one.Id == loan.Id)] = loan;
        }

        private bool Check(MuseumObject it, int how)
        {
            check ??= new Inventory
            {
                Id = default, Location = Given.Store, StartedAt = now, By = "keeper", Origin = Given.Origin,
                Expected = [.. objects.Values.Where(one => one.Whereabouts?.Location == Given.Store)
                    .Select(one => one.Id)],
            };
            check = how < 8 ? check.See(it.Id, now, Given.Keeper) : check.Close(now);
            return true;
        }
    }
}
