"""The items service before items-api, for the benchmark: FastAPI, SQLAlchemy with asyncpg, uvicorn.

It looks before it writes, as that service did. Unlike it, a list takes a limit, so that both services answer the same
rows however long the benchmark runs, and no statement is logged.
"""

import os
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, status
from pydantic import BaseModel, ConfigDict
from sqlalchemy import Boolean, Integer, String, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

engine = create_async_engine(os.environ["DATABASE_URL"], pool_size=int(os.environ["POOL_SIZE"]), max_overflow=0)
sessions = async_sessionmaker(engine, expire_on_commit=False)


class Base(DeclarativeBase):
    pass


class Item(Base):
    __tablename__ = "items"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, index=True)
    name: Mapped[str] = mapped_column(String(255), unique=True, index=True)
    description: Mapped[str] = mapped_column(String(255), nullable=True)
    price: Mapped[int] = mapped_column(Integer)
    on_offer: Mapped[bool] = mapped_column(Boolean, default=False)


class ItemSchema(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int | None = None
    name: str
    description: str
    price: int
    on_offer: bool


@asynccontextmanager
async def lifespan(_: FastAPI):
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield
    await engine.dispose()


app = FastAPI(lifespan=lifespan)


async def session():
    async with sessions() as current:
        yield current


Session = Annotated[AsyncSession, Depends(session)]


async def find(db: AsyncSession, item_id: int, detail: str) -> Item:
    item = (await db.execute(select(Item).where(Item.id == item_id))).scalars().first()
    if item is None:
        raise HTTPException(status.HTTP_404_NOT_FOUND, detail)
    return item


@app.get("/items", response_model=list[ItemSchema])
async def get_all_items(db: Session, limit: int = 100):
    return (await db.execute(select(Item).order_by(Item.id).limit(limit))).scalars().all()


@app.get("/item/{item_id}", response_model=ItemSchema)
async def get_an_item(item_id: int, db: Session):
    return await find(db, item_id, "Item not found")


@app.post("/items", response_model=ItemSchema, status_code=status.HTTP_201_CREATED)
async def create_an_item(item: ItemSchema, db: Session):
    if (await db.execute(select(Item).where(Item.name == item.name))).scalars().first() is not None:
        raise HTTPException(status.HTTP_400_BAD_REQUEST, "Item already exists")
    created = Item(name=item.name, description=item.description, price=item.price, on_offer=item.on_offer)
    db.add(created)
    await db.commit()
    await db.refresh(created)
    return created


@app.put("/item/{item_id}", response_model=ItemSchema)
async def update_an_item(item_id: int, item: ItemSchema, db: Session):
    current = await find(db, item_id, "Item not found")
    current.name = item.name
    current.description = item.description
    current.price = item.price
    current.on_offer = item.on_offer
    await db.commit()
    await db.refresh(current)
    return current


@app.delete("/item/{item_id}", response_model=ItemSchema)
async def delete_item(item_id: int, db: Session):
    current = await find(db, item_id, "Resource Not Found")
    await db.delete(current)
    await db.commit()
    return current
