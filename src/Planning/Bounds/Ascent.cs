using Furrow.Planning.Drafts;

namespace Furrow.Planning.Bounds;

/// <summary>Raises the Lagrangian bound by deflected supergradient steps towards a moving target.</summary>
internal sealed class Ascent
{
    private const double Deflection = 0.5;
    private const double Shrink = 0.7;
    private const double Fall = 6;
    private const int Patience = 10;

    /// <summary>Prices of waits are far greater than those of hours, and what they ask for far smaller: so many times
    /// the square of a moment's length are their steps.</summary>
    private const double WaitScale = 10_000;

    private readonly Grid grid;
    private readonly Prices prices;
    private readonly double[][] hourStep;
    private readonly double[] waitStep;
    private readonly double[][] bestHour;
    private readonly double[] bestWait;
    private double bestValue = double.MinValue;
    private double ambition;
    private int stale;

    /// <param name="facts">The problem.</param>
    /// <param name="plan">A feasible plan: its end is the horizon, its activities those that are bounded.</param>
    /// <param name="priority">Worth of finishing each activity, for the first prices.</param>
    internal Ascent(Facts facts, Draft plan, double[] priority)
    {
        var path = new CriticalPath(facts, plan.Crew);
        CriticalCost = path.Cost(facts);
        Best = CriticalCost;
        var horizon = plan.Finish.Length == 0 ? 0 : Math.Max(1, plan.Finish.Max());
        grid = new Grid(facts, horizon, plan.Crew);
        prices = new Prices(facts, path, new Forest(facts, path, plan.Crew), grid, plan.Crew);
        hourStep = [.. prices.HourPrice.Select(static row => new double[row.Length])];
        waitStep = new double[prices.Waits.Price.Length];
        bestHour = [.. prices.HourPrice.Select(static row => new double[row.Length])];
        bestWait = new double[prices.Waits.Price.Length];
        Worth = new double[facts.Count];
        Finish = new double[facts.Count];
        Upper = plan.Cost(facts);
        ambition = 0.05 * Upper;
        First(facts, plan, priority);
    }

    /// <summary>The critical path's bound.</summary>
    internal long CriticalCost { get; }

    /// <summary>The best bound so far.</summary>
    internal double Best { get; private set; }

    /// <summary>Averages over the steps of what a unit of delay costs each activity.</summary>
    internal double[] Worth { get; }

    /// <summary>Averages over the steps of the cheapest finish of each activity.</summary>
    internal double[] Finish { get; }

    /// <summary>Cost of the best plan known; the target stays below it.</summary>
    internal double Upper { get; set; }

    /// <summary>Steps taken so far.</summary>
    internal int Steps { get; private set; }

    /// <summary>One step: evaluates, keeps the best prices, and moves on. Returns the value before the move.</summary>
    internal double Step()
    {
        var value = prices.Evaluate();
        Steps++;
        if (value > 0.9 * Best)
            Average();
        if (value > bestValue)
        {
            if (value > bestValue + (0.05 * ambition))
                stale = 0;
            bestValue = value;
            Best = Math.Max(Best, value);
            Keep();
        }
        else if (++stale >= Patience || value < bestValue - (Fall * ambition))
        {
            ambition *= stale >= Patience ? Shrink : Math.Sqrt(Shrink);
            stale = 0;
            Return();
            return value;
        }

        Move(Math.Min(Upper, Math.Max(Best, value) + ambition) - value);
        return value;
    }

    /// <summary>What the hours of each crew cost at the best prices.</summary>
    internal long[] CrewWorth(Facts facts)
    {
        var worth = new long[facts.Crews];
        var length = (long)grid.Hours * Grid.CellsPerBlock;
        for (var crew = 0; crew < worth.Length; crew++)
        {
            var sum = 0.0;
            for (var block = 0; block < grid.Blocks; block++)
            {
                var end = Math.Min(facts.Until[crew], (block + 1) * length);
                var hours = end - Math.Max(facts.From[crew], block * length);
                if (hours > 0)
                    sum += hours * facts.Rate[crew] * Dearest(facts.Skills[crew], block);
            }

            worth[crew] = (long)sum;
        }

        return worth;
    }

    /// <summary>For each skill the price of an hour in each block of time at the best prices, at least a small
    /// part of the greatest, and how long a block is.</summary>
    internal (double[][] Price, int Units) Hours()
    {
        var price = new double[64][];
        Array.Fill(price, []);
        var least = Math.Max(1e-9, 1e-3 * bestHour.Max(static row => row.Max()));
        foreach (var skill in grid.Skills)
            price[skill] = Array.ConvertAll(bestHour[grid.RowOf[skill]], one => Math.Max(least, one));
        return (price, grid.Hours * Grid.CellsPerBlock);
    }

    /// <summary>Prices at which the plan's own order would be cheapest if each skill were one pool.</summary>
    private void First(Facts facts, Draft plan, double[] priority)
    {
        var length = (double)grid.Hours * Grid.CellsPerBlock;
        var worth = prices.HourPrice.Select(static row => new double[row.Length]).ToArray();
        var hours = prices.HourPrice.Select(static row => new double[row.Length]).ToArray();
        for (var i = 0; i < facts.Count; i++)
        {
            if (plan.Crew[i] < 0)
                continue;
            var row = grid.RowOf[facts.Skill[i]];
            var block = Math.Min((int)(plan.Start[i] / length), grid.Blocks - 1);
            worth[row][block] += priority[i] / 100.0;
            hours[row][block] += facts.Effort[i];
        }

        for (var row = 0; row < worth.Length; row++)
        {
            var price = 0.0;
            for (var block = grid.Blocks - 1; block >= 0; block--)
            {
                if (hours[row][block] > 0)
                    price += worth[row][block] / hours[row][block] * length;
                prices.HourPrice[row][block] = 0.7 * price;
            }
        }
    }

    private double Dearest(ulong skills, int block)
    {
        var dearest = 0.0;
        foreach (var skill in grid.Skills)
        {
            if (((skills >> skill) & 1) != 0)
                dearest = Math.Max(dearest, bestHour[grid.RowOf[skill]][block]);
        }

        return dearest;
    }

    private void Average()
    {
        // A slow moving average: early steps fade as prices settle.
        var share = Math.Max(0.004, Math.Min(1, 2.0 / Steps));
        for (var i = 0; i < Worth.Length; i++)
        {
            Worth[i] += share * (prices.Worth[i] - Worth[i]);
            Finish[i] += share * (prices.Finish[i] - Finish[i]);
        }
    }

    private void Keep()
    {
        for (var row = 0; row < bestHour.Length; row++)
            prices.HourPrice[row].CopyTo(bestHour[row], 0);
        prices.Waits.Price.CopyTo(bestWait, 0);
    }

    private void Return()
    {
        for (var row = 0; row < bestHour.Length; row++)
            bestHour[row].CopyTo(prices.HourPrice[row], 0);
        bestWait.CopyTo(prices.Waits.Price, 0);
        foreach (var row in hourStep)
            Array.Clear(row);
        Array.Clear(waitStep);
    }

    private void Move(double distance)
    {
        var square = 0.0;
        for (var row = 0; row < hourStep.Length; row++)
            square += Deflect(hourStep[row], prices.Usage[row], prices.HourPrice[row]);
        var scale = WaitScale * prices.Waits.Scale * (double)prices.Waits.Scale;
        square += scale * Deflect(waitStep, prices.Waits.Excess, prices.Waits.Price);
        if (square <= 0)
            return;
        var step = distance / square;
        for (var row = 0; row < hourStep.Length; row++)
            Advance(prices.HourPrice[row], hourStep[row], step);
        Advance(prices.Waits.Price, waitStep, step * scale);
    }

    private double Deflect(double[] direction, double[] gradient, double[] price)
    {
        var square = 0.0;
        for (var i = 0; i < direction.Length; i++)
        {
            direction[i] = Steps == 1 ? gradient[i] : direction[i] + (Deflection * (gradient[i] - direction[i]));
            if (price[i] > 0 || direction[i] > 0)
                square += direction[i] * direction[i];
        }

        return square;
    }

    private static void Advance(double[] price, double[] direction, double step)
    {
        for (var i = 0; i < price.Length; i++)
            price[i] = Math.Max(0, price[i] + (step * direction[i]));
    }
}
